"""Whether an act is told as done: what a cue reaches, and where it does other work."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Kedua menteri dijadwalkan bertemu di Hanoi pada Senin.", "CONSULT", "unrealized"),
        ("Pemerintah Mesir akan menggelar perundingan dengan Sudan.", "CONSULT", "unrealized"),
        ("Perundingan Mesir dan Sudan dijadwalkan pada 20 Agustus.", "CONSULT", "unrealized"),
        ("Perundingan Mesir dan Sudan digelar pada Senin.", "CONSULT", "actual"),
        (
            "Perundingan damai antara pemerintah Mesir dan gerilyawan di Sudan, Chad, dan Mali akan segera digelar.",
            "CONSULT",
            "unrealized",
        ),
        ("Kenya menuduh Somalia melanggar janji dengan menembaki kapal ikan.", "ASSAULT", "alleged"),
        (
            "Kenya menuding Somalia melanggar janji dengan secara diam-diam mempersenjatai milisi.",
            "AID",
            "alleged",
        ),
        ("Presiden Kenya, Kim Dae Bak, mendesak Somalia membuka perbatasan.", "REQUEST", "actual"),
        ("Hampir 200 ribu warga Sudan mengungsi ke Chad.", "DISPLACE", "actual"),
        ("Pasukan Rusia hampir merebut kota Pokrovsk.", "ASSAULT", "unrealized"),
        ("Kenya menuding Somalia berencana menyerang Mombasa.", "ASSAULT", "unrealized"),
        ("Presiden Kenya menyatakan bahwa pemerintahannya akan mengakui Somaliland.", "SUPPORT", "actual"),
        ("Panglima Kenya menegaskan akan mengusut penembakan itu.", "ACCUSE", "actual"),
        ('"Kami akan menolak tawaran Somalia," kata Presiden Kenya.', "REJECT", "actual"),
        ("Warga Kenya itu dituduh menyusup ke Somalia dan kemudian menembak polisi.", "ASSAULT", "alleged"),
        (
            "Ribuan militan diyakini bersembunyi di Gedo dan dari sana mereka menyerang tentara Kenya.",
            "ASSAULT",
            "actual",
        ),
        ("Presiden Kenya tampaknya mengkritik Somalia.", "ACCUSE", "actual"),
        ("Pasukan Chad tampaknya menyeberang ke Sudan.", "MOBILIZE", "alleged"),
        ("Perdana Menteri Mali menjanjikan respons keras terhadap serangan rudal Niger.", "ASSAULT", "actual"),
        ("Sebelum setuju berunding, Niger menggempur pangkalan Mali.", "ASSAULT", "actual"),
        ("Nasib tentara Kenya yang diduga akibat dianiaya seniornya dipersoalkan.", "ASSAULT", "alleged"),
        ("Jika pasukan Rusia menyerang Kharkiv, warga mengungsi.", "ASSAULT", "unrealized"),
        ("Bantuan diberikan jika pasukan Rusia menyerang Kharkiv.", "ASSAULT", "unrealized"),
        ("Media itu melaporkan jika pasukan Rusia menyerang Kharkiv.", "ASSAULT", "actual"),
        ("Dua orang yang diduga gerilyawan menyerang pos polisi di Kandahar.", "ASSAULT", "actual"),
        ("Para pakar memperkirakan dua ribu warga Sudan telah mengungsi ke Chad.", "DISPLACE", "actual"),
        ("Rencana Israel menduduki Gaza bocor.", "COERCE", "unrealized"),
        ("Pasukan keamanan Pakistan segera menutup perbatasan.", "COERCE", "actual"),
        ("Thailand mengeklaim perwira Kamboja tewas dalam bentrokan.", "ASSAULT", "alleged"),
        ("Taliban mengeklaim telah menyerang pos polisi di Kandahar.", "ASSAULT", "actual"),
        ("Pekan depan Presiden Rusia berkunjung ke Ankara.", "CONSULT", "unrealized"),
        ("Pekan lalu Presiden Rusia berkunjung ke Ankara.", "CONSULT", "actual"),
        ("Menteri Pertahanan Vietnam berkunjung ke Manila bulan depan.", "CONSULT", "unrealized"),
        ("Kenya mengerahkan pasukan ke Somalia minggu depan.", "MOBILIZE", "unrealized"),
        ("Sudan menuntut gencatan senjata pekan depan.", "REQUEST", "actual"),
        ("Pasukan Sudan akan menyerang Omdurman sambil memberikan bantuan kepada warga.", "AID", "unrealized"),
        ("Pasukan Sudan menyerang Omdurman sambil memberikan bantuan kepada warga.", "AID", "actual"),
        ("Turki akan mencoba menyerang pangkalan milisi Kurdi.", "ASSAULT", "unrealized"),
        ("Sudan bakal melatih pasukan baru, dengan menuduh Mesir memata-matai Khartoum.", "ACCUSE", "actual"),
        ("Presiden Kenya akan menyaksikan penandatanganan perjanjian damai Sudan.", "AGREE", "unrealized"),
        ("Presiden Kenya menyaksikan penandatanganan perjanjian damai Sudan.", "AGREE", "actual"),
        ('Koran itu memuat rencana "invasi" ke Taiwan.', "ASSAULT", "unrealized"),
        ("Rancangan resolusi itu mengecam Israel.", "ACCUSE", "unrealized"),
        ("Resolusi itu mengecam Israel.", "ACCUSE", "actual"),
        ("Mesir berupaya menyepakati gencatan senjata dengan Sudan.", "RETREAT", "unrealized"),
        ("Upaya Mesir untuk menyepakati pakta pertahanan dengan Sudan ramai dibahas.", "AGREE", "unrealized"),
        ("Pengeboman Kairo diduga sebagai balasan atas serangan Mesir.", "ASSAULT", "actual"),
        ("Warga cemas perang meletus di Sudan.", "ASSAULT", "unrealized"),
        ('"Kami tidak pernah menembak warga Somalia," kata juru bicara militer Kenya.', "ASSAULT", "denied"),
        ("Sudan mengklaim pasukannya merebut kota El Fasher.", "ASSAULT", "actual"),
        (
            "Menurut Karimi, rencana Chad itu akan membuat tentara terjebak dan membahayakan para sandera.",
            "ACCUSE",
            "actual",
        ),
        ("Karimi mengatakan kejaksaan akan mengadili para pemberontak Chad.", "ACCUSE", "unrealized"),
        ("Menteri Luar Negeri Chad bakal bertamu ke Khartoum.", "CONSULT", "unrealized"),
        ("Chad membantah menyerang warga Sudan dan menuding Sudan menembak desa.", "ACCUSE", "actual"),
        ("Sudan mengklaim pasukan Mesir merebut kota Halaib.", "ASSAULT", "alleged"),
        ("PBB memperingatkan bahwa blokade Israel di Gaza melumpuhkan rumah sakit.", "COERCE", "actual"),
        ("Media menyampaikan kecemasan itu saat pertemuan presiden Mesir dan Sudan.", "CONSULT", "actual"),
        ("Sudan menuduh Mesir menyerang Halaib, tuduhan yang dibantah Kairo.", "ACCUSE", "actual"),
        ("Polisi menyelidiki dugaan tentara Sudan menembak warga.", "ASSAULT", "alleged"),
        ("Kabar tentara Sudan menembak warga merupakan kabar bohong.", "ASSAULT", "denied"),
        ("Kata polisi, isu bahwa tentara Sudan menembak warga adalah hoaks.", "ASSAULT", "denied"),
        (
            "Kenya menuduh Sudan melanggar kesepakatan dengan memakai ekskavator dan memasang kawat berduri di perbatasan.",
            "COERCE",
            "alleged",
        ),
        ("Keluarga itu akan tetap menuntut keadilan dari pemerintah Kenya.", "REQUEST", "actual"),
        ("Kenya menegaskan akan membela Sudan.", "SUPPORT", "actual"),
        ("Kenya akan membela Sudan.", "SUPPORT", "unrealized"),
        ("Presiden Kenya hadir dalam pertemuan Kenya dan Sudan yang akan digelar di Nairobi.", "CONSULT", "unrealized"),
        ("Di Nairobi akan digelar pertemuan Kenya dan Sudan.", "CONSULT", "unrealized"),
        ("Serangan berikutnya akan dilancarkan dari laut, kata juru bicara militer Sudan.", "ASSAULT", "unrealized"),
        ("Kami senang dapat bekerja sama dengan Kenya, kata duta besar Sudan.", "COOPERATE", "actual"),
        ("Keluarga prajurit itu hanya bisa menuntut keadilan dari pemerintah Kenya.", "REQUEST", "actual"),
        ("Presiden Kenya mengatakan pertemuan dengan Presiden Sudan akan bersifat tertutup.", "CONSULT", "unrealized"),
    ],
)
def test_status_of_an_act(acts_of, text, kind, status):
    found = [str(a.status) for a in acts_of(text) if a.type == kind]
    assert found[:1] == [status]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Panglima Sudan memerintahkan pasukannya untuk menyerang El Fasher.", ["actual"]),
        ("Ukraina menggunakan drone untuk menyerang kilang Rusia.", ["actual"]),
        ("Upaya Houthi untuk menyerang kapal Israel dipantau dari laut.", ["actual"]),
        ("Menteri itu membantah rencana Israel untuk menyerang Lebanon.", ["denied"]),
        ("Junta Myanmar melatih milisi lokal agar kuat untuk menyerang pemberontak.", []),
        ("Panglima Sudan tak memerintahkan pasukannya untuk menyerang El Fasher.", []),
    ],
)
def test_what_became_of_a_purpose(acts_of, text, statuses):
    assert [str(a.status) for a in acts_of(text) if a.frame.trigger.span.of(text) == "menyerang"] == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad menuduh Sudan mengirim milisi ke perbatasan. Pemerintah Sudan membantah tuduhan itu.", "denied"),
        ("Chad menuduh Sudan mengirim milisi ke perbatasan. Pemerintah Sudan membantah.", "denied"),
        ("Chad menuduh Sudan mengirim milisi ke perbatasan. Pemerintah Kenya membantah tuduhan itu.", "alleged"),
        (
            "Chad menuduh Sudan mengirim milisi ke perbatasan. Pemerintah Sudan membantah kabar mutasi pejabat.",
            "alleged",
        ),
        ("Kata juru bicara Chad, Sudan mengirim milisi ke perbatasan. Khartoum menepis laporan tersebut.", "denied"),
        ("Chad menuduh Sudan mengirim milisi ke perbatasan. Tuduhan itu dibantah oleh Khartoum.", "denied"),
        ("Sudan mengirim milisi ke perbatasan. Khartoum menepis laporan tersebut.", "actual"),
        ("Chad menuduh Sudan mengirim milisi ke perbatasan. Khartoum membantah dan meminta bukti.", "denied"),
        (
            "Kata juru bicara Chad, Sudan mengirim milisi ke perbatasan. Warga cemas. Sekolah tutup. Khartoum menolak tuduhan tersebut.",
            "denied",
        ),
        ("Klaim: Sudan mengirim milisi ke perbatasan. Penjelasan: Kabar itu hoaks.", "denied"),
        ("Klaim: Sudan mengirim milisi ke perbatasan. Penjelasan: Kabar itu sudah dicek.", "actual"),
    ],
)
def test_denial_of_a_charge_in_the_sentence_before(acts_of, text, status):
    assert [str(a.status) for a in acts_of(text) if a.type == "MOBILIZE"] == [status]


def test_a_denial_that_repeats_the_charge_denies_it(acts_of):
    acts = acts_of(
        "Kenya menuduh Sudan meluncurkan dua rudal ke Nairobi. Militer Sudan membantah menembakkan rudal apa pun."
    )
    assert [str(a.status) for a in acts if a.type == "ASSAULT"] == ["denied", "denied"]


def test_a_denial_that_says_no_more_denies_nothing_after_it(acts_of):
    acts = acts_of("Mogadishu membantah dan mengatakan justru tentara Kenya menembaki desa itu.")
    assert [str(a.status) for a in acts if a.type == "ASSAULT"] == ["actual"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # What is only supposed, possible or due is no event.
        ("Sudan dapat menekan Mesir dengan menutup perbatasan.", "COERCE"),
        ("Rudal buatan Mesir itu mampu menyerang Sudan.", "ASSAULT"),
        ("Israel seharusnya menarik pasukannya dari Lebanon.", "RETREAT"),
        # Nor what is acted in a drill.
        ("Dalam latihan itu marinir Kenya menyerbu pulau yang dikuasai musuh.", "ASSAULT"),
        # Further on in a list of what is demanded, threatened or promised.
        (
            "Warga Kenya menyerukan Uganda dan Sudan memulangkan sandera, mengakhiri perang, dan menarik pasukan.",
            "RETREAT",
        ),
        ("Menteri Kenya meminta Sudan agar menarik pasukan, membuka perbatasan, serta memulangkan tahanan.", "CONCEDE"),
        ("PBB menuntut pembebasan sandera Sudan di Kenya, penarikan pasukan, dan pembukaan perbatasan.", "RETREAT"),
    ],
)
def test_what_is_not_told_is_no_event(acts_of, text, kind):
    assert kind not in [a.type for a in acts_of(text)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Pasukan Mesir menyerang pos di Sudan usai jumpa pers bersama.", "ASSAULT", "actual"),
        ("PBB menyerukan gencatan senjata, tetapi pasukan Sudan menyerang Kenya.", "ASSAULT", "actual"),
        ("Presiden Rusia berpeluang bertemu Presiden Turki di Ankara.", "CONSULT", "unrealized"),
    ],
)
def test_what_stands_beside_is_told(acts_of, text, kind, status):
    assert [str(a.status) for a in acts_of(text) if a.type == kind][:1] == [status]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rusia dan Mesir menggelar latihan militer di Laut Merah.", {"COOPERATE"}),
        ("Rusia menggelar latihan militer di Laut Hitam.", {"MOBILIZE"}),
    ],
)
def test_a_drill_of_two_countries_is_their_cooperation(acts_of, text, kinds):
    assert {a.type for a in acts_of(text)} == kinds


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Ribuan warga Chile berunjuk rasa di Santiago mengecam serangan Israel ke Gaza.", ["PROTEST", "ASSAULT"]),
        ("Pemerintah Chile mengecam unjuk rasa itu dan menolak tuntutan Bolivia.", ["ACCUSE", "PROTEST", "REJECT"]),
        ("Setelah unjuk rasa, pemerintah Chile mengecam Bolivia.", ["PROTEST", "ACCUSE"]),
    ],
)
def test_what_a_demonstration_is_for_or_against_is_no_second_act(acts_of, text, types):
    assert [a.type for a in acts_of(text)] == types


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # Joined to the act of speech before it, and no part of what that says.
        ("Menteri Kenya dan Menteri Sudan bertemu di Nairobi dan sepakat untuk membuka kantor bersama.", "AGREE"),
        ("Kenya meminta bantuan pangan kepada PBB dan mengecam Sudan.", "ACCUSE"),
        ("Kenya menyerukan perdamaian dan menuduh Sudan.", "ACCUSE"),
        ("Kenya tidak kecewa bahkan memuji polisi Sudan.", "SUPPORT"),
        ("Serdadu Kenya pergi tanpa perlawanan dan Sudan menyerang Abyei.", "ASSAULT"),
        # Said of the act of speech itself.
        ("Usulan itu ditolak Sudan.", "REJECT"),
        ("Percakapan presiden Kenya dan Sudan dikecam oleh oposisi Kenya.", "ACCUSE"),
        # Done behind "for" before whom an envoy is sent to, or behind an order or a joining.
        ("Utusan khusus presiden Kenya untuk Timur Tengah Amina Odhiambo menemui Presiden Mesir di Kairo.", "CONSULT"),
        ("Panglima Kenya perintahkan pasukannya untuk menutup perbatasan dengan Sudan.", "COERCE"),
        ("Kenya mendukung gencatan senjata itu sekaligus mengkritik Uganda.", "ACCUSE"),
        ("Presiden Kenya memberi tahu Sudan bahwa Chad sepakat berdamai.", "AGREE"),
    ],
)
def test_an_act_beside_an_act_of_speech_is_an_event(acts_of, text, kind):
    assert [str(a.status) for a in acts_of(text) if a.type == kind] == ["actual"]
