// What pages gain where scripts run: nothing here is needed to read them.
