"""What the browser asks for while a reader moves a lever, and how busy the process is."""
