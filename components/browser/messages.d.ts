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
}

export interface Sheet {
  kind: "sheet"
  levers: string[]
  choose: string
  open: string
  grow: string
  shrink: string
  close: string
}

export interface Share {
  path: string
  card: string
  title: string
  emphasis: string
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

export interface Cover {
  kind: "cover"
  show: string
}

export interface ControlNames {
  names: Record<string, string>
  help: string
  help_for: string
  reset: string
  range: string
  skip: string
}

export interface NumberUnit {
  usd: number
  around: string[]
}

export interface NumberFields {
  units: Record<string, NumberUnit>
  ambiguous: string
  unreadable: string
}

export interface Reconnect {
  kind: "reconnect"
  offline: string
  names: ControlNames
  fields: NumberFields
}

export type Part = Words | Figure | Shell | Sheet | Strip | Cover | Reconnect

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
