package io.tenantry.tenant.testsupport;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The authorization code flow with PKCE at a {@link TestIssuer}: a code is given to a browser, and
 * tokens to whoever brings the code with what its challenge was made of.
 */
final class TestSignIn {

  /** Tokens for who has signed in. */
  interface Tokens {

    String identity(String client, String nonce);

    String access();
  }

  private record Grant(Map<String, String> asked, Tokens tokens) {}

  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile ClientProof proof = (client, header, sent) -> true;

  /** Where the browser is sent back to, after somebody has signed in. */
  URI consent(URI authorization, Tokens tokens) {
    Map<String, String> asked = parameters(authorization.getRawQuery());
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(asked, tokens));
    return URI.create(asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
  }

  /** From now on clients have to show that they know a secret. */
  void demand(ClientProof demanded) {
    proof = demanded;
  }

  void exchange(HttpExchange exchange) throws IOException {
    Map<String, String> sent =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Grant grant = grants.remove(sent.getOrDefault("code", ""));
    boolean good =
        grant != null
            && proof.holds(
                grant.asked().get("client_id"),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                sent)
            && challenge(sent.get("code_verifier")).equals(grant.asked().get("code_challenge"));
    byte[] body =
        (good ? granted(grant) : "{\"error\": \"invalid_grant\"}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(good ? 200 : 400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String granted(Grant grant) {
    return """
    {"access_token": "%s", "id_token": "%s", "token_type": "Bearer", "expires_in": 600}\
    """
        .formatted(
            grant.tokens().access(),
            grant.tokens().identity(grant.asked().get("client_id"), grant.asked().get("nonce")));
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                parameter -> parameter[0],
                parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
  }
}
