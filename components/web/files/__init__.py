"""Files to take away: workbook, charts, printed sheet, preview cards."""
