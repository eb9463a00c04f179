"""The picture in plain Streamlit: slider, sentence, `st.plotly_chart`; no more than a tutorial."""

import streamlit as st

from components.text.markup import markdown
from tests.bench.reference.picture import CONFIG, asked

now = asked()
lever = now.lever
value = st.slider(
    now.label, float(lever.low), float(lever.high), now.start, float(lever.step), key="lever"
)
shown = now.at(value)
with st.container(key="takeaway"):
    st.markdown(markdown(shown.takeaway))
for place, spec in enumerate(shown.specs):
    st.plotly_chart(spec, key=f"chart{place}", config=CONFIG)
