// The scripts of a page. `inline.js` draws plainly until they are here, and where they do not come.

import { leadToInput } from "./arrive.js"
import { leadToPage } from "./canonical.js"
import { followChoices } from "./choices.js"
import { drawCurves } from "./curves.js"
import { paceAddress } from "./history.js"
import { currentQuery, followLinks, onLink, onQuery } from "./links.js"
import { showNotes } from "./marks.js"
import { previewMoves } from "./previews.js"
import { draw } from "./screen.js"
import { followSheet, openInput } from "./sheet.js"
import { steadyThumbs } from "./sliders.js"
import { closeFolds, shareLink, skipToAnswer } from "./strip.js"
import { watchTables } from "./tables.js"

window.buildout = { draw }
// What was drawn plainly is drawn again.
window.dispatchEvent(new Event("buildout"))

paceAddress()
followChoices()
followLinks()
closeFolds()
followSheet()
skipToAnswer()
previewMoves()
showNotes(currentQuery)
steadyThumbs()
watchTables()
leadToInput(onQuery, openInput)
onQuery(drawCurves)
onLink(leadToPage)
onLink(shareLink)
