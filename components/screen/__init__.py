"""What a page shows of a case, as messages that the scripts in the browser draw.

A page is made of parts, each with a key. `components.screen.parts` says what a part shows; nothing
here knows whether a message goes out with a run of Streamlit or as the answer to a preview.
"""
