-- Finds lines of transcripts by their words, in any alphabet. Signs between letters are blanks, so that the parts of numbers, addresses
-- and compounds are words of their own. A line of any length is stored: only its beginning is indexed.
create index messages_words on messages using gin (
    to_tsvector('simple', translate(lower(left(text, 20000)), '+-_./\@:#''’ʼ`', '            ')));
