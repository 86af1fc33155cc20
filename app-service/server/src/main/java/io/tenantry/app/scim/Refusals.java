package io.tenantry.app.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType.RFC7644;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Carries what our part refuses through the library: in the words of SCIM if that has some, else as
 * it is, for the platform to answer.
 */
final class Refusals {

  private static final Map<ProblemType, String> SAID =
      Map.of(
          ProblemType.USER_NOT_FOUND,
          "",
          ProblemType.OWN_ACCOUNT,
          "",
          ProblemType.USER_EXISTS,
          RFC7644.UNIQUENESS,
          ProblemType.VALIDATION_FAILED,
          RFC7644.INVALID_VALUE);

  private Refusals() {}

  /** What SCIM has an answer for. */
  private static final class Said extends ScimException {

    Said(ProblemException refusal) {
      super(refusal.getMessage(), refusal, refusal.type().status(), SAID.get(refusal.type()));
    }
  }

  /** What SCIM has no answer for; it never gets as far as its status. */
  static final class Unsaid extends ScimException {

    private final transient RuntimeException failure;

    Unsaid(RuntimeException failure) {
      super(failure.getMessage(), failure, ProblemType.UNAVAILABLE.status(), null);
      this.failure = failure;
    }

    RuntimeException failure() {
      return failure;
    }
  }

  /** Runs what the library asks for. */
  static <T> T in(Supplier<T> work) {
    try {
      return work.get();
    } catch (ScimException e) {
      throw e;
    } catch (ProblemException e) {
      throw SAID.containsKey(e.type()) ? new Said(e) : new Unsaid(e);
    } catch (RuntimeException e) {
      throw new Unsaid(e);
    }
  }
}
