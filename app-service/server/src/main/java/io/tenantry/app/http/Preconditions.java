package io.tenantry.app.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code If-Match} and {@code If-None-Match} of a request (RFC 9110, section 13). Both are
 * optional; a header that is no list of entity tags is refused, because ignoring it would lose
 * updates.
 *
 * @param ifMatch entity tags of which the resource must have one, or {@code *}
 * @param ifNoneMatch entity tags the caller has a copy of, or {@code *}
 */
public record Preconditions(Optional<Set<String>> ifMatch, Optional<Set<String>> ifNoneMatch) {

  private static final String ANY = "*";
  private static final String WEAK = "W/";
  private static final Pattern TAG = Pattern.compile("\\s*((?:W/)?\"[\\x21\\x23-\\x7E]*\")\\s*");

  /**
   * @throws ProblemException if a header is malformed
   */
  public static Preconditions of(HttpHeaders headers) {
    return of(
        headers.getHeaderString(HttpHeaders.IF_MATCH),
        headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
  }

  /**
   * @param ifMatch the header; null if it was not sent, like {@code ifNoneMatch}
   * @throws ProblemException if a header is malformed
   */
  public static Preconditions of(String ifMatch, String ifNoneMatch) {
    return new Preconditions(
        Optional.ofNullable(ifMatch).map(tags -> parse(HttpHeaders.IF_MATCH, tags)),
        Optional.ofNullable(ifNoneMatch).map(tags -> parse(HttpHeaders.IF_NONE_MATCH, tags)));
  }

  /**
   * Of a resource that is there and is to be changed. {@code If-Match} is compared strongly, so a
   * weak tag never matches; {@code If-None-Match} weakly, and with {@code *} it lets nothing be
   * changed that is there: who sends it wants to create.
   *
   * @throws ProblemException if the resource is not, or no longer, what the caller believes
   */
  public void requireMatch(VersionTag tag) {
    requireMatch(tag.toString());
  }

  /**
   * @param tag as in the header {@code ETag}
   * @throws ProblemException as above
   */
  public void requireMatch(String tag) {
    boolean met = ifMatch.map(t -> t.contains(ANY) || t.contains(tag)).orElse(true);
    if (!met) {
      throw new ProblemException(
          ProblemType.VERSION_MISMATCH,
          "The resource is not the version named in If-Match; read it again and repeat the change");
    }
    if (notModified(tag)) {
      throw new ProblemException(
          ProblemType.VERSION_MISMATCH,
          "The resource is there, and If-None-Match lets it be changed in no such version");
    }
  }

  /**
   * The answer to a read: without a body if the caller's copy is still right.
   *
   * @param whole what there is to read
   */
  public Response answer(VersionTag tag, Supplier<?> whole) {
    Response.ResponseBuilder answer =
        notModified(tag.toString()) ? Response.notModified() : Response.ok(whole.get());
    return answer.header(HttpHeaders.ETAG, tag.toString()).build();
  }

  /**
   * Whether the caller's copy is still right. Weak comparison.
   *
   * @param tag as in the header {@code ETag}
   */
  public boolean notModified(String tag) {
    return ifNoneMatch
        .map(t -> t.contains(ANY) || t.contains(tag) || t.contains(WEAK + tag))
        .orElse(false);
  }

  private static Set<String> parse(String name, String value) {
    if (value.strip().equals(ANY)) {
      return Set.of(ANY);
    }
    Set<String> tags = new HashSet<>();
    for (String part : value.split(",", -1)) {
      Matcher tag = TAG.matcher(part);
      if (!tag.matches()) {
        throw ProblemException.invalid(name, "malformed", "must be * or a list of quoted tags");
      }
      tags.add(tag.group(1));
    }
    return tags;
  }
}
