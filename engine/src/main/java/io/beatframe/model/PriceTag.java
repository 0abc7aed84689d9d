package io.beatframe.model;

import java.time.LocalDate;

/**
 * A price and where it comes from.
 *
 * @param date of the table it stands in
 * @param source who says so, e.g. "vendor's page" or "a file of yours"
 */
public record PriceTag(Price price, LocalDate date, String source) {}
