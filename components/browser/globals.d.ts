// What our scripts find in the browser that is not ours.

/** What Streamlit hands to the script of an element. */
export interface Mount {
  parentElement: HTMLElement
  data: Uint8Array
  setTriggerValue: (name: string, value: unknown) => void
}

/** Draws an element, or what a courier brings for all; returns what ends it. */
export type Draw = (name: string, mount: Mount) => (() => void) | undefined

interface PlotlyEvents {
  plotly_click: { points: [{ data: { meta?: string | string[] }; pointNumber: number }] }
  plotly_clickannotation: { annotation: { name?: string } }
}

export type Plot = HTMLElement & {
  on: <Name extends keyof PlotlyEvents>(name: Name, listener: (event: PlotlyEvents[Name]) => void) => void
}

interface Plotly {
  react: (plot: HTMLElement, data: unknown[], layout: object, config: object) => Promise<unknown>
  purge: (plot: HTMLElement) => void
}

declare global {
  interface Window {
    buildout?: { draw: Draw }
    Plotly?: Plotly
    __streamlit?: object
    WebAssembly?: unknown
  }
}
