package io.tenantry.app.scim;

/** Bodies of requests, for the description of the interface. */
final class ScimExamples {

  static final String USER =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
       "userName": "clerk@cronus", "displayName": "Sales clerk", "active": true}
      """;

  static final String PATCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
       "Operations": [{"op": "replace", "path": "active", "value": false}]}
      """;

  static final String SEARCH =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
       "filter": "userName eq \\"clerk@cronus\\"", "count": 1}
      """;

  private ScimExamples() {}
}
