"""A page of the other shape that the client must follow: fragments and an element of our own."""

import streamlit as st

_ANSWER = st.components.v2.component("answer", js="export default () => {}")


@st.fragment(key="lever")
def lever() -> None:
    st.slider("x", 0.0, 10.0, 3.0, step=0.5, key="slider.x", on_change=_moved)


@st.fragment(key="answer")
def answer() -> None:
    runs = st.session_state["runs"] = st.session_state.get("runs", 0) + 1
    _ANSWER(key="answer", data={"words": {"takeaway": f"x is **{st.session_state['slider.x']}**"}})
    if runs == 1:
        st.markdown("only the first time")


def _moved() -> None:
    st.query_params["x"] = str(st.session_state["slider.x"])
    st.rerun(scope=["lever", "answer"])


st.markdown(f"drawn {st.session_state.setdefault('whole', 0)}")
st.session_state["whole"] += 1
lever()
answer()
