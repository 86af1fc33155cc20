package io.tenantry.tenant.sample;

import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.NonBlocking;
import io.tenantry.tenant.CurrentTenant;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;

/** Answers over a socket, for the tenant that the handshake named. */
@WebSocket(path = "/live")
public class LiveNotes {

  private static final Logger LOG = Logger.getLogger(LiveNotes.class);

  private final CurrentTenant current;

  LiveNotes(CurrentTenant current) {
    this.current = current;
  }

  @OnOpen
  @NonBlocking
  String greet() {
    return "hello " + current.get().id();
  }

  @OnTextMessage
  @Transactional
  String answer(String message) {
    LOG.debugf("asked over a socket: %s", message);
    return message + " " + current.get().id() + " " + Note.count();
  }
}
