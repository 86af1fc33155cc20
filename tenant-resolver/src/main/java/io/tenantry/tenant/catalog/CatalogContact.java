package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;

/** Whether the last attempt to talk to the catalog succeeded. */
@Singleton
class CatalogContact {

  private volatile boolean inTouch;

  void made() {
    inTouch = true;
  }

  void lost() {
    inTouch = false;
  }

  boolean inTouch() {
    return inTouch;
  }
}
