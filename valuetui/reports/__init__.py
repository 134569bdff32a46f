"""What is written from a comparison: workbook, and later paper and data."""
