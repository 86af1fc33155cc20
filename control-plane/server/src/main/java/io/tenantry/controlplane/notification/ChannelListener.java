package io.tenantry.controlplane.notification;

/** Somebody who wants to hear of one channel. Called on the listening thread: must not block. */
public interface ChannelListener {

  /** Name of the channel: lower-case letters and underscores. */
  String channel();

  /** Something was said on the channel. */
  void heard(String payload);

  /** Something may have been missed: look at the data. */
  default void missed() {}
}
