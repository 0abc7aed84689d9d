/**
 * What operators need: health, metrics, migrations, and the sweeping of what nobody needs any more.
 * In: database and store as they are. Out: numbers, and fewer files. Start with {@code Sweeper}.
 */
@NullMarked
package io.beatframe.server.operate;

import org.jspecify.annotations.NullMarked;
