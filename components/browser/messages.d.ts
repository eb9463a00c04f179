// Written from components/screen/messages.py by `make messages`.

export interface Layout {
  height: number
}

export interface Spec {
  data: Record<string, unknown>[]
  layout: Layout
}

export interface Words {
  kind: "words"
  html: string
}

export interface PhoneHeights {
  usual: number
  stuck: number
}

export interface Figure {
  kind: "figure"
  key: string
  title: string
  subtitle: string
  source: string
  alt: string
  spec: Spec
  narrow: Spec | null
  heights: PhoneHeights | null
  ways: string
}

export interface Shell {
  kind: "shell"
  language: string
  headline: string
  inputs: boolean
  adjust: string
}

export interface Share {
  path: string
  card: string
  title: string
  copy: string
  copied: string
  failed: string
  label: string
  ways: string
}

export interface Strip {
  kind: "strip"
  html: string
  share: Share
}

export interface ControlNames {
  names: Record<string, string>
  help: string
  help_for: string
  range: string
  skip: string
}

export interface Reconnect {
  kind: "reconnect"
  names: ControlNames
}

export type Part = Words | Figure | Shell | Strip | Reconnect

export interface Update {
  page: string
  query: string
  stamp: [string, number] | null
  parts: Record<string, Part>
}

export interface Previews {
  at: number[]
  updates: Update[]
}
