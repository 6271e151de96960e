"""What is Thai about the content: calendar, digits, text and sorting. Nothing else knows 543 or ๐–๙."""
