-- What people do that no single statement on a table may: each function looks itself whether it may be done.

CREATE OR REPLACE FUNCTION netwerk_shared.listed()
RETURNS TABLE (id BIGINT, uid TEXT, name TEXT, owner_name TEXT, owns BOOLEAN, writes BOOLEAN, last BIGINT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, s.uid, s.name, coalesce(p.name, ''), r.owns, r.writes, s.last FROM netwerk_shared.rights() AS r
  JOIN public.sessions AS s ON s.id = r.session_id LEFT JOIN netwerk_shared.people AS p ON p.id = s.owner
  ORDER BY s.id
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.delete_session(gone BIGINT) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  of_rounds TEXT[];
BEGIN
  IF NOT EXISTS (SELECT FROM netwerk_shared.rights() WHERE session_id = gone AND owns) THEN
    PERFORM netwerk_shared.refuse();
  END IF;
  SELECT array_agg(r.id) INTO of_rounds FROM public.rounds AS r JOIN public.sessions AS s ON s.uid = r.session
  WHERE s.id = gone;
  DELETE FROM public.slips WHERE round = ANY (of_rounds);
  DELETE FROM public.by_hand WHERE round = ANY (of_rounds);
  DELETE FROM public.tallies WHERE round = ANY (of_rounds);
  DELETE FROM public.grids WHERE round = ANY (of_rounds);
  DELETE FROM public.rounds WHERE id = ANY (of_rounds);
  DELETE FROM public.sessions WHERE id = gone;
END $$;

-- ---- sharing ----

CREATE OR REPLACE FUNCTION netwerk_shared.shares_of(asked BIGINT)
RETURNS TABLE (id BIGINT, name TEXT, is_group BOOLEAN, writes BOOLEAN)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, coalesce(p.name, g.name), s.group_id IS NOT NULL, s.writes FROM netwerk_shared.shares AS s
  LEFT JOIN netwerk_shared.people AS p ON p.id = s.person LEFT JOIN netwerk_shared.groups AS g ON g.id = s.group_id
  WHERE s.session_id = asked AND asked IN (SELECT session_id FROM netwerk_shared.rights() WHERE owns)
  ORDER BY 3, 2
$$;

-- Whether there is somebody, or a group, of that name (folded) to share it with.
CREATE OR REPLACE FUNCTION netwerk_shared.share(shared BIGINT, whom TEXT, is_group BOOLEAN, may_write BOOLEAN)
RETURNS BOOLEAN
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found_person BIGINT;
  found_group BIGINT;
BEGIN
  IF NOT EXISTS (SELECT FROM netwerk_shared.rights() WHERE session_id = shared AND owns) THEN
    PERFORM netwerk_shared.refuse();
  END IF;
  IF is_group THEN
    SELECT id INTO found_group FROM netwerk_shared.groups WHERE folded = whom;
  ELSE
    -- By what he is called, or else by what he logs in with: the two differ where an earlier one had that name.
    SELECT id INTO found_person FROM netwerk_shared.people
    WHERE whom IN (folded, lower(user_id)) AND user_id IS NOT NULL AND id <> netwerk_shared.me()
    ORDER BY folded = whom DESC LIMIT 1;
  END IF;
  IF coalesce(found_person, found_group) IS NULL THEN RETURN false; END IF;
  DELETE FROM netwerk_shared.shares WHERE session_id = shared AND (person = found_person OR group_id = found_group);
  INSERT INTO netwerk_shared.shares VALUES (netwerk_shared.random_id(), shared, found_person, found_group, may_write);
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.unshare(shared BIGINT, gone BIGINT) RETURNS VOID
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM netwerk_shared.shares WHERE id = gone AND session_id = shared
    AND shared IN (SELECT session_id FROM netwerk_shared.rights() WHERE owns)
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.my_name() RETURNS TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT name FROM netwerk_shared.people WHERE id = netwerk_shared.me()
$$;

CREATE OR REPLACE FUNCTION netwerk_shared.my_groups() RETURNS SETOF TEXT
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT g.name FROM netwerk_shared.groups AS g JOIN netwerk_shared.members AS m ON m.group_id = g.id
  WHERE m.person = netwerk_shared.me() ORDER BY 1
$$;

-- ---- rooms ----

CREATE OR REPLACE FUNCTION netwerk_shared.open_room(shown BIGINT) RETURNS TEXT
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  found TEXT;
BEGIN
  IF shown NOT IN (SELECT netwerk_shared.writable()) OR shown IS NULL THEN PERFORM netwerk_shared.refuse(); END IF;
  PERFORM FROM public.sessions WHERE id = shown FOR UPDATE;  -- see `taken_back`
  INSERT INTO netwerk_shared.rooms AS r VALUES (shown, encode(substring(
    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) FOR 16), 'hex'), true)
  ON CONFLICT (session_id) DO UPDATE SET open = true RETURNING r.room INTO found;
  RETURN found;
END $$;

CREATE OR REPLACE FUNCTION netwerk_shared.close_room(shown BIGINT) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF shown NOT IN (SELECT netwerk_shared.writable()) OR shown IS NULL THEN PERFORM netwerk_shared.refuse(); END IF;
  PERFORM FROM public.sessions WHERE id = shown FOR UPDATE;  -- see `taken_back`
  UPDATE netwerk_shared.rooms SET open = false WHERE session_id = shown;
END $$;

-- The rooms that are open, of sessions that may be read.
CREATE OR REPLACE FUNCTION netwerk_shared.open_rooms() RETURNS TABLE (session_id BIGINT, room TEXT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT r.session_id, r.room FROM netwerk_shared.rooms AS r
  WHERE r.open AND r.session_id IN (SELECT netwerk_shared.readable())
$$;

-- ---- answers ----

-- How often the answers were changed, of each session that may be read.
CREATE OR REPLACE FUNCTION netwerk_shared.answers_changed() RETURNS TABLE (session_id BIGINT, number BIGINT)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.session_id, a.number FROM netwerk_shared.answered AS a
  WHERE a.session_id IN (SELECT netwerk_shared.readable()) ORDER BY 1
$$;

-- Until the end of what is begun nobody else writes answers in the sessions in which one may.
CREATE OR REPLACE FUNCTION netwerk_shared.hold_answers() RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM netwerk_shared.answered WHERE session_id IN (SELECT netwerk_shared.writable())
  ORDER BY session_id FOR UPDATE;
END $$;

-- Slips for an open round of a room that is open, or of one's own; which of them were kept, nothing when it is closed.
CREATE OR REPLACE FUNCTION netwerk_shared.put(
  asked TEXT, places TEXT[], contents TEXT[], most INTEGER, most_text BIGINT) RETURNS BOOLEAN[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  of_session BIGINT;
  many BIGINT;
  text_kept BIGINT;
  kept BOOLEAN[] := '{}';
BEGIN
  SELECT s.id INTO of_session FROM public.rounds AS r JOIN public.sessions AS s ON s.uid = r.session
  JOIN netwerk_shared.rights() AS mine ON mine.session_id = s.id
  WHERE r.id = asked AND r.state = 'open' AND (mine.writes OR session_user = 'netwerk_room');
  IF NOT FOUND THEN RETURN NULL; END IF;
  PERFORM FROM netwerk_shared.answered WHERE session_id = of_session FOR UPDATE;
  PERFORM FROM public.rounds WHERE id = asked AND state = 'open';  -- it may have been closed while we waited
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT count(*), coalesce(sum(length(content)), 0) INTO many, text_kept FROM public.slips WHERE round = asked;
  FOR i IN 1 .. cardinality(places) LOOP
    IF places[i] !~ '^[0-9a-f]{64}$' THEN PERFORM netwerk_shared.refuse(); END IF;
    UPDATE public.slips SET content = contents[i] WHERE round = asked AND place = places[i];
    IF NOT FOUND AND (many >= most OR text_kept + length(contents[i]) > most_text) THEN
      kept := kept || false;
      CONTINUE;
    ELSIF NOT FOUND THEN
      INSERT INTO public.slips VALUES (netwerk_shared.random_id(), asked, places[i], contents[i]);
      many := many + 1;
      text_kept := text_kept + length(contents[i]);
    END IF;
    kept := kept || true;
  END LOOP;
  RETURN kept;
END $$;

-- See `rounds.server.AnswersOnServer.tidy`: in two turns, each a transaction.
CREATE OR REPLACE FUNCTION netwerk_shared.tidy(turn INTEGER) RETURNS VOID
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF netwerk_shared.me() IS NULL THEN PERFORM netwerk_shared.refuse(); END IF;
  PERFORM FROM netwerk_shared.answered ORDER BY session_id FOR UPDATE;  -- or two would wait for each other
  IF turn = 1 THEN
    -- Nothing is changed, so nobody is told. No setting says so: anybody can make a setting.
    ALTER TABLE public.slips DISABLE TRIGGER told_update;
    UPDATE public.slips SET round = round;
    ALTER TABLE public.slips ENABLE TRIGGER told_update;
  ELSE
    CLUSTER public.slips USING slips_pkey;
    CLUSTER public.by_hand USING by_hand_pkey;
    CLUSTER public.tallies USING tallies_pkey;
    CLUSTER public.grids USING grids_pkey;
    CLUSTER public.rounds USING rounds_pkey;
  END IF;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA netwerk_shared FROM PUBLIC, netwerk_people, netwerk_room;
GRANT EXECUTE ON FUNCTION netwerk_shared.me, netwerk_shared.readable, netwerk_shared.writable, netwerk_shared.uids,
  netwerk_shared.round_ids, netwerk_shared.listed, netwerk_shared.delete_session, netwerk_shared.shares_of, netwerk_shared.share,
  netwerk_shared.unshare, netwerk_shared.my_name, netwerk_shared.my_groups, netwerk_shared.open_room, netwerk_shared.close_room,
  netwerk_shared.open_rooms, netwerk_shared.answers_changed, netwerk_shared.hold_answers, netwerk_shared.put,
  netwerk_shared.tidy TO netwerk_people;
GRANT EXECUTE ON FUNCTION netwerk_shared.me, netwerk_shared.readable, netwerk_shared.uids, netwerk_shared.listed,
  netwerk_shared.open_rooms, netwerk_shared.answers_changed, netwerk_shared.put TO netwerk_room;
