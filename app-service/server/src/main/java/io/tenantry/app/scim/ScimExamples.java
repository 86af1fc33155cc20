package io.tenantry.app.scim;

/** Bodies of requests and answers, for the description of the interface. */
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

  static final String ANSWER =
      """
      {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
       "id": "0b9f3b0e-6a5d-4c86-9f2e-0d1a55c1c7b4",
       "userName": "clerk@cronus", "displayName": "Sales clerk", "active": true,
       "meta": {"resourceType": "User", "created": "2026-01-31T08:00:00Z",
         "location": "https://cronus.example/scim/v2/Users/0b9f3b0e-6a5d-4c86-9f2e-0d1a55c1c7b4",
         "version": "\\"0b9f3b0e-6a5d-4c86-9f2e-0d1a55c1c7b4.0\\""}}
      """;

  static final String PAGE =
      """
      {"schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
       "totalResults": 1, "itemsPerPage": 1, "startIndex": 1,
       "Resources": [{"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
         "id": "0b9f3b0e-6a5d-4c86-9f2e-0d1a55c1c7b4", "userName": "clerk@cronus", "active": true}]}
      """;

  private ScimExamples() {}
}
