"""The HTML of pages, what they load, and answers about the site itself."""
