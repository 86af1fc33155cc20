package io.tenantry.tenant.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a request is over. Vert.x never says so of one that became a socket: that is over with its
 * connection.
 */
public final class RequestEnd {

  private static final String KEY = RequestEnd.class.getName();
  private static final String WEBSOCKET = "websocket";

  private RequestEnd() {}

  /** Runs the action once, when the request is over, however it ends. On the event loop. */
  public static void of(RoutingContext request, Runnable action) {
    if (request.request().headers().contains(HttpHeaders.UPGRADE, WEBSOCKET, true)) {
      ofHandshake(request, new AtomicBoolean(), action);
    } else {
      request.addEndHandler(ended -> action.run());
    }
  }

  /** Whoever only says that he wants a socket ends like everybody else. */
  private static void ofHandshake(RoutingContext request, AtomicBoolean over, Runnable action) {
    Runnable once =
        () -> {
          if (over.compareAndSet(false, true)) {
            action.run();
          }
        };
    request.addEndHandler(ended -> once.run());
    List<Runnable> others = request.get(KEY);
    if (others != null) {
      others.add(once);
      return;
    }
    List<Runnable> all = new ArrayList<>(List.of(once));
    request.put(KEY, all);
    request.request().connection().closeHandler(closed -> all.forEach(Runnable::run));
  }
}
