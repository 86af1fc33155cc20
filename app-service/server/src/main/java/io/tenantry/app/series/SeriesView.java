package io.tenantry.app.series;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A number series as callers see it.
 *
 * @param last the last number given out; absent if none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SeriesView(String code, String prefix, int digits, long first, Long last) {}
