package io.tenantry.controlplane.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What a running step knows. Valid only during the call it is handed to, on the thread of that
 * call.
 */
public interface StepContext {

  UUID operationId();

  /** The tenant the operation is about; absent for operations on servers and releases. */
  Optional<UUID> tenant();

  /** The request as accepted; never holds a secret. */
  JsonNode params();

  /** 1 for the first try of this step. */
  int attempt();

  /**
   * Adds a field to the operation's result. Written with the end of the step, whichever it is, by
   * the same guard.
   */
  void result(String field, Object value);

  /**
   * Something that several steps of one run share and that is closed when the run ends, such as the
   * session that holds a lock: opened on first use. Steps of different lanes call from different
   * threads; what they share must bear that.
   *
   * @param type the key: one resource of a type per run
   */
  <T extends AutoCloseable> T shared(Class<T> type, Opener<T> opener) throws Exception;

  /**
   * Asks whether this attempt is still the current one. Called before an act that cannot be guarded
   * otherwise.
   *
   * @throws StaleAttemptException when another runner has taken over
   */
  void checkpoint();

  /**
   * Whether somebody has asked for the operation to be canceled; a long step looks now and then. A
   * {@link #checkpoint} as well.
   *
   * @throws StaleAttemptException when another runner has taken over
   */
  boolean cancelRequested();

  /**
   * Says that with this step the operation's effect is there for good: from its end on, a
   * cancellation comes too late.
   */
  void noWayBack();

  /**
   * Changes rows of the application database in a transaction in which no other runner can take
   * over: a runner that was taken for dead changes nothing.
   *
   * @throws StaleAttemptException when another runner has taken over
   */
  void whileCurrent(Runnable change);

  /** Opens a shared resource. */
  @FunctionalInterface
  interface Opener<T extends AutoCloseable> {
    T open() throws Exception;
  }
}
