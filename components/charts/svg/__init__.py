"""Our chart specs as SVG: what a browser draws from them, drawn without one.

The writer knows exactly the parts of a plotly figure that our charts use (a test fails on any
other): lines and marks, filled areas, bars with a base, lines and rectangles across the plot,
texts with anchors and shifts, fixed linear and logarithmic axes. Nothing here knows plotly.
"""
