/** What is watched: areas, subjects, stations and their sensors. */
@NullMarked
package org.fengsui.hazards.registry;

import org.jspecify.annotations.NullMarked;
