"""The app where hosts put it: below a path, in a frame, without some of what it needs."""
