"""What people take away: the records of a page as files for spreadsheets."""
