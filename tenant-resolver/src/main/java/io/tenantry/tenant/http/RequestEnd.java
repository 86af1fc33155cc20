package io.tenantry.tenant.http;

import io.netty.util.AttributeKey;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When a request is over: with its answer, and at the latest with its connection. Vert.x says the
 * first, but nothing of a request that became a socket, or whose answer was given up because a
 * write failed.
 *
 * <p>The connection's close handler is not used for it: there is one alone, and Quarkus counts its
 * connections by it.
 */
public final class RequestEnd {

  private static final String KEY = RequestEnd.class.getName();
  private static final AttributeKey<Set<RequestEnd>> RUNNING = AttributeKey.valueOf(KEY);

  private final Deque<Runnable> actions = new ArrayDeque<>();
  private boolean over;

  private RequestEnd() {}

  /**
   * Runs the action once, when the request is over, however it ends; at once when it is over
   * already. On the thread that ends it. Whoever asked last is told first.
   *
   * @param action does not throw
   */
  public static void of(RoutingContext request, Runnable action) {
    RequestEnd end = request.get(KEY);
    if (end == null) {
      end = awaited(request);
      request.put(KEY, end);
    }
    end.add(action);
  }

  private static RequestEnd awaited(RoutingContext request) {
    RequestEnd end = new RequestEnd();
    ConnectionBase connection = (ConnectionBase) request.request().connection();
    Set<RequestEnd> running = running(connection);
    running.add(end);
    request.addEndHandler(
        ended -> {
          running.remove(end);
          end.happen();
        });
    if (connection.closeFuture().isComplete()) {
      end.happen();
    }
    return end;
  }

  /** The connection's requests that are not over; one that closes ends them all. */
  private static Set<RequestEnd> running(ConnectionBase connection) {
    Set<RequestEnd> fresh = ConcurrentHashMap.newKeySet();
    Set<RequestEnd> known = connection.channel().attr(RUNNING).setIfAbsent(fresh);
    if (known != null) {
      return known;
    }
    connection.closeFuture().onComplete(closed -> fresh.forEach(RequestEnd::happen));
    return fresh;
  }

  private void add(Runnable action) {
    if (!kept(action)) {
      action.run();
    }
  }

  private synchronized boolean kept(Runnable action) {
    if (!over) {
      actions.push(action);
    }
    return !over;
  }

  private void happen() {
    due().forEach(Runnable::run);
  }

  private synchronized List<Runnable> due() {
    over = true;
    List<Runnable> due = List.copyOf(actions);
    actions.clear();
    return due;
  }
}
