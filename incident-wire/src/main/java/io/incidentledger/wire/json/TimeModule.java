package io.incidentledger.wire.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes every instant as RFC 3339 in UTC with six fractional digits, as PostgreSQL keeps it. Reads
 * RFC 3339 with any zone, and no numbers.
 */
final class TimeModule extends SimpleModule {
    private static final long serialVersionUID = 1;

    TimeModule() {
        super("incident-ledger-time");
        addSerializer(Instant.class, new Microseconds());
        addDeserializer(Instant.class, new WithZone());
    }

    private static final class WithZone extends StdDeserializer<Instant> {
        WithZone() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(getValueType(context), json);
            }
            String text = json.getString();
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException unreadable) {
                return (Instant)
                        context.handleWeirdStringValue(
                                Instant.class, text, "it must be RFC 3339 with its zone");
            }
        }
    }

    private static final class Microseconds extends StdSerializer<Instant> {
        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        .withZone(ZoneOffset.UTC);

        Microseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(FORM.format(instant));
        }
    }
}
