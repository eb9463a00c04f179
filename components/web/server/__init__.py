"""The layers around all answers, and the settings of the host."""
