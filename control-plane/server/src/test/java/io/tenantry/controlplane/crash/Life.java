package io.tenantry.controlplane.crash;

import java.util.List;

/** What something in the control plane can live through. It is lived more than once. */
interface Life {

  /** The deeds of a life, in order: each time of somebody new, and otherwise the same. */
  List<Deed> deeds();

  /** Takes away what is in the way of the next life, and of other tests. */
  default void end() {}
}
