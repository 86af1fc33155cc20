package io.tenantry.tenant.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads the columns of {@code catalog.mounts_v1} that say what a tenant lets its users in by. */
final class AdmittanceReader {

  private static final String AUDIENCE = "tenantry";
  private static final String ROLES_CLAIM = "realm_access/roles";
  private static final String USUAL_AUTHENTICATION = "client_secret_basic";

  private final ObjectMapper json;

  AdmittanceReader(ObjectMapper json) {
    this.json = json;
  }

  Admittance read(ResultSet row) throws SQLException {
    Optional<OwnIssuer> issuer = issuer(row.getString("identity_provider"));
    List<ApiKey> keys = all(row, "api_keys", AdmittanceReader::key);
    List<ClientCertificate> certificates =
        all(row, "client_certificates", AdmittanceReader::certificate);
    // Most tenants have nothing of the kind: they share one.
    return issuer.isEmpty() && keys.isEmpty() && certificates.isEmpty()
        ? Admittance.platformOnly()
        : new Admittance(issuer, keys, certificates);
  }

  private Optional<OwnIssuer> issuer(String column) throws SQLException {
    if (column == null) {
      return Optional.empty();
    }
    JsonNode provider = tree(column, "identity_provider");
    JsonNode claim = provider.path("requiredClaim");
    return Optional.of(
        new OwnIssuer(
            provider.path("issuer").asText(),
            provider.path("audience").asText(AUDIENCE),
            Optional.ofNullable(provider.path("jwksUri").textValue()),
            claim.isObject()
                ? Optional.of(
                    new OwnIssuer.RequiredClaim(
                        claim.path("name").asText(), claim.path("value").asText()))
                : Optional.empty(),
            provider.path("rolesClaim").asText(ROLES_CLAIM),
            signIn(provider)));
  }

  /**
   * One that nobody has checked has a client and no endpoints, and a later release may know other
   * ways to authenticate: nobody signs in there.
   */
  private static Optional<OwnIssuer.SignIn> signIn(JsonNode provider) {
    return provider.hasNonNull("clientId") && provider.hasNonNull("tokenEndpoint")
        ? OwnIssuer.ClientAuthentication.named(
                provider.path("clientAuthentication").asText(USUAL_AUTHENTICATION))
            .map(authentication -> signIn(provider, authentication))
        : Optional.empty();
  }

  private static OwnIssuer.SignIn signIn(
      JsonNode provider, OwnIssuer.ClientAuthentication authentication) {
    return new OwnIssuer.SignIn(
        provider.path("clientId").asText(),
        Optional.ofNullable(provider.path("clientSecretCiphertext").textValue()),
        authentication,
        provider.path("authorizationEndpoint").asText(),
        provider.path("tokenEndpoint").asText(),
        provider.path("endSessionEndpoint").asText());
  }

  private <T> List<T> all(ResultSet row, String column, Function<JsonNode, T> reader)
      throws SQLException {
    List<T> all = new ArrayList<>();
    tree(row.getString(column), column).forEach(one -> all.add(reader.apply(one)));
    return all;
  }

  private static ApiKey key(JsonNode key) {
    return new ApiKey(
        UUID.fromString(key.path("id").asText()),
        key.path("name").asText(),
        HexFormat.of().parseHex(key.path("hash").asText()),
        roles(key),
        expiry(key),
        key.path("requestsPerMinute").asInt());
  }

  private static ClientCertificate certificate(JsonNode certificate) {
    return new ClientCertificate(
        UUID.fromString(certificate.path("id").asText()),
        certificate.path("name").asText(),
        Optional.ofNullable(certificate.path("subject").textValue()),
        Optional.ofNullable(certificate.path("fingerprint").textValue()),
        roles(certificate),
        expiry(certificate));
  }

  private static Set<String> roles(JsonNode credential) {
    Set<String> roles = new HashSet<>();
    credential.path("roles").forEach(role -> roles.add(role.asText()));
    return roles;
  }

  private static Instant expiry(JsonNode credential) {
    return OffsetDateTime.parse(credential.path("expiresAt").asText()).toInstant();
  }

  private JsonNode tree(String text, String column) throws SQLException {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException(column + " is not JSON", e);
    }
  }
}
