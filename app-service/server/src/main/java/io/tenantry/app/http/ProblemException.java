package io.tenantry.app.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request is refused, with the reason the caller is shown. Detail and members go out as they are:
 * they hold no SQL, class name or stack.
 */
public final class ProblemException extends RuntimeException {

  private final ProblemType type;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  /**
   * @param type the kind of problem
   * @param detail what was wrong with this request, and what to do
   */
  public ProblemException(ProblemType type, String detail) {
    super(detail);
    this.type = type;
  }

  /** A request with at least one wrong field. */
  public static ProblemException invalid(List<FieldError> errors) {
    FieldError first = errors.get(0);
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return new ProblemException(
            ProblemType.VALIDATION_FAILED, first.field() + " " + first.message() + more)
        .with("errors", errors);
  }

  /** A request with one wrong field. */
  public static ProblemException invalid(String field, String code, String message) {
    return invalid(List.of(new FieldError(field, code, message)));
  }

  /** Adds an extension member to the problem's body. */
  public ProblemException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public ProblemType type() {
    return type;
  }

  /** The extension members, in the order they were added. */
  public Map<String, Object> members() {
    return members;
  }
}
