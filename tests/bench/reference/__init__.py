"""Small apps that draw the picture of one of our pages the plain way of other frameworks."""
