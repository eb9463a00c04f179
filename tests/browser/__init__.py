"""The app in a real Chromium, as its readers meet it."""
