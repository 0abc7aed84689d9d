/**
 * The command line. In: words. Out: files, a table or one JSON document, and an exit status. Start
 * with {@link io.beatframe.cli.Beatframe}.
 */
@NullMarked
package io.beatframe.cli;

import org.jspecify.annotations.NullMarked;
