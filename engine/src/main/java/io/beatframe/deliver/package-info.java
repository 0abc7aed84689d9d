/**
 * The post room. In: a finished reel and everything known of it. Out: the bundle (plan, report,
 * LUTs, contact sheet) in a folder. Start with {@code Bundle}.
 */
@NullMarked
package io.beatframe.deliver;

import org.jspecify.annotations.NullMarked;
