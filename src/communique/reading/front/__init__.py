"""What stands above the text: kind, dates of publication, header and address of the page."""
