"""Pictures: numbers, days and places as shapes; the site hangs links on them, papers print them."""
