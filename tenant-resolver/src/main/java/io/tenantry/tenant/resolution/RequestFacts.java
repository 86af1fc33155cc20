package io.tenantry.tenant.resolution;

import java.util.List;

/**
 * What a request says about its tenant, as it was sent. Every list may be empty or hold several
 * values.
 *
 * @param hosts of the Host header, or the authority of HTTP/2, or what a trusted proxy forwarded
 * @param queries of the query parameter
 * @param paths in front of the path
 * @param headers of the header; empty unless a trusted proxy sent it
 */
record RequestFacts(
    List<String> hosts, List<String> queries, List<String> paths, List<String> headers) {}
