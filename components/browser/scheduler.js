// Requests that overtake one another.

/**
 * Works on one request at a time. Of those that come meanwhile only the latest is worked on.
 * @template Request
 */
export class Scheduler {
  /** @type {(request: Request) => Promise<unknown>} */
  #work
  /** @type {{ request: Request } | null} */
  #next = null
  #isBusy = false

  /** @param {(request: Request) => Promise<unknown>} work what a request leads to */
  constructor(work) {
    this.#work = work
  }

  /** @param {Request} request */
  schedule(request) {
    this.#next = { request }
    if (!this.#isBusy) this.#run()
  }

  async #run() {
    this.#isBusy = true
    while (this.#next) {
      const { request } = this.#next
      this.#next = null
      try {
        await this.#work(request)
      } catch (error) {
        console.debug(error) // Streamlit draws it in a moment anyway.
      }
    }
    this.#isBusy = false
  }
}
