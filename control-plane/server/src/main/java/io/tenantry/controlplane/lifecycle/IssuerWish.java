package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.issuer.IssuerCheck;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks the form of an identity provider that a tenant shall have, and completes it. */
final class IssuerWish {

  private static final String FIELD = "identityProvider";
  private static final String CLIENT = "clientId";
  private static final String AUTHENTICATION = "clientAuthentication";
  private static final Set<String> MEMBERS =
      Set.of(
          "issuer",
          "audience",
          "requiredClaim",
          "rolesClaim",
          CLIENT,
          ClientSecrets.GIVEN,
          AUTHENTICATION);
  private static final String SIGNED = "client_secret_jwt";
  private static final Set<String> AUTHENTICATIONS =
      Set.of("client_secret_basic", "client_secret_post", SIGNED);
  private static final int LONGEST = 500;

  /** Of a secret that signs by HS256; RFC 7518, 3.2. */
  private static final int SHORTEST_THAT_SIGNS = 32;

  private IssuerWish() {}

  static Optional<JsonNode> read(
      Map<String, Object> given, ObjectMapper json, Violations violations) {
    if (given == null) {
      return Optional.empty();
    }
    JsonNode wanted = json.valueToTree(given);
    wanted
        .fieldNames()
        .forEachRemaining(
            name ->
                violations.demand(
                    MEMBERS.contains(name) || IssuerCheck.ANSWERED.contains(name),
                    FIELD + "." + name,
                    "is not known; see " + MEMBERS));
    ObjectNode provider = json.createObjectNode();
    String issuer = wanted.path("issuer").textValue();
    violations.demand(
        isWebAddress(issuer), FIELD + ".issuer", "must be the web address of an issuer");
    provider.put("issuer", issuer);
    provider.put("audience", text(wanted, "audience", "tenantry", violations));
    provider.put("rolesClaim", text(wanted, "rolesClaim", "realm_access/roles", violations));
    if (wanted.hasNonNull("requiredClaim")) {
      JsonNode claim = wanted.get("requiredClaim");
      ObjectNode required = provider.putObject("requiredClaim");
      for (String part : new String[] {"name", "value"}) {
        required.put(part, text(claim, part, null, violations));
      }
    }
    for (String member : new String[] {CLIENT, ClientSecrets.GIVEN, AUTHENTICATION}) {
      if (wanted.hasNonNull(member)) {
        provider.put(member, text(wanted, member, null, violations));
      }
    }
    checkClient(provider, violations);
    // Not for the caller to say: these are read again when the provider is saved.
    for (String name : IssuerCheck.ANSWERED) {
      Optional.ofNullable(wanted.path(name).textValue())
          .ifPresent(known -> provider.put(name, known));
    }
    return Optional.of(provider);
  }

  private static void checkClient(ObjectNode provider, Violations violations) {
    for (String member : new String[] {ClientSecrets.GIVEN, AUTHENTICATION}) {
      violations.demand(
          provider.has(CLIENT) || !provider.has(member),
          FIELD + "." + member,
          "is of a client; give its clientId, too");
    }
    String authentication = provider.path(AUTHENTICATION).textValue();
    violations.demand(
        authentication == null || AUTHENTICATIONS.contains(authentication),
        FIELD + "." + AUTHENTICATION,
        "must be one of " + new TreeSet<>(AUTHENTICATIONS));
    String secret = provider.path(ClientSecrets.GIVEN).textValue();
    violations.demand(
        !SIGNED.equals(authentication)
            || secret == null
            || secret.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_THAT_SIGNS,
        FIELD + "." + ClientSecrets.GIVEN,
        "must have at least " + SHORTEST_THAT_SIGNS + " characters to sign with");
  }

  private static String text(JsonNode from, String name, String otherwise, Violations violations) {
    JsonNode value = from.path(name);
    String text = value.isMissingNode() || value.isNull() ? otherwise : value.textValue();
    boolean fits = text != null && !text.isBlank() && text.length() <= LONGEST;
    violations.demand(fits, FIELD + "." + name, "must be a text of 1-" + LONGEST + " characters");
    return text;
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = URI.create(text == null ? "" : text);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
