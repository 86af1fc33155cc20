package io.tenantry.tenant.testsupport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;

/** How a client has to show that it knows its secret. */
@FunctionalInterface
interface ClientProof {

  String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /**
   * @param header Authorization, if there is one
   * @param sent with the form
   */
  boolean holds(String client, Optional<String> header, Map<String, String> sent);

  /** With HTTP Basic. */
  static ClientProof basic(String secret) {
    return (client, header, sent) ->
        header.equals(
            Optional.of(
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8))));
  }

  /** In the form, and nowhere else. */
  static ClientProof form(String secret) {
    return (client, header, sent) ->
        header.isEmpty()
            && client.equals(sent.get("client_id"))
            && secret.equals(sent.get("client_secret"));
  }

  /** With a token that it has signed, and without the secret itself. */
  static ClientProof signed(String secret) {
    return (client, header, sent) ->
        header.isEmpty()
            && !sent.containsValue(secret)
            && ASSERTION.equals(sent.get("client_assertion_type"))
            && isSigned(client, secret, sent.getOrDefault("client_assertion", ""));
  }

  private static boolean isSigned(String client, String secret, String assertion) {
    try {
      new JwtConsumerBuilder()
          .setVerificationKey(new HmacKey(secret.getBytes(StandardCharsets.UTF_8)))
          .setJwsAlgorithmConstraints(
              new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256))
          .setExpectedIssuer(client)
          .setExpectedSubject(client)
          .setRequireExpirationTime()
          .setSkipDefaultAudienceValidation()
          .build()
          .processToClaims(assertion);
      return true;
    } catch (InvalidJwtException e) {
      return false;
    }
  }
}
