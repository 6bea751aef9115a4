"""What people attend: journeys, meetings, signings and occasions with a name."""
