package org.fengsui.gateway.sl651.publish;

import java.util.List;
import org.fengsui.gateway.sl651.outbox.OutMessage;

/**
 * What a message becomes.
 *
 * @param notes what was not published as it stood
 */
public record Translation(List<OutMessage> messages, List<Note> notes) {}
