// A component in the light DOM, so that one style sheet and one document outline serve the page.
import { LitElement } from 'lit';
import { StoreController } from './store.js';

export class Component extends LitElement {
  constructor(events) {
    super();
    new StoreController(this, events);
  }

  createRenderRoot() {
    return this;
  }
}
