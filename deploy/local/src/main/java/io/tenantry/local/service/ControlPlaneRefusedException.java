package io.tenantry.local.service;

/** The control plane did not do what it was asked; the message carries its answer. */
public final class ControlPlaneRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ControlPlaneRefusedException(String request, String answer) {
    super("The control plane refused " + request + ":\n" + answer);
  }
}
