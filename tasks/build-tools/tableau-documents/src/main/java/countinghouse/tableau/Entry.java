package countinghouse.tableau;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A text of a file, and where it stands: what is wrong with it can be found.
 *
 * @param text as it is written
 * @param line from 1
 */
@JsonDeserialize(using = Entry.Reader.class)
record Entry(String text, int line) {

  static final class Reader extends StdDeserializer<Entry> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Entry.class);
    }

    @Override
    public Entry deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      int line = parser.currentTokenLocation().getLineNr();
      String text = parser.getValueAsString();
      if (text == null) {
        return (Entry) context.handleUnexpectedToken(Entry.class, parser);
      }
      return new Entry(text, line);
    }

    @Override
    public Entry getNullValue(DeserializationContext context) throws JsonMappingException {
      return context.reportInputMismatch(
          Entry.class, "A key without a value: write one, or delete the key");
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
      return null;
    }
  }
}
