"""Given names that tell whether "he" or "she" may stand for somebody; all others tell nothing."""

_HE = """aaron adam adrian alan albert alejandro alexander alfred ali allen andre andrew andy
    anthony antonio arthur barry ben benjamin bernard bernie bill billy bob bobby boris brad
    bradley brandon brendan brian bruce bryan calvin carl carlos charles charlie chris
    christopher chuck clarence clark craig curtis dan daniel dave david dean dennis derek
    diego don donald doug douglas dwight earl ed eddie edgar eduardo edward edwin elias
    emmanuel eric ernest ethan eugene felix fernando francis francisco frank fred frederick
    gareth gary gavin geoffrey george gerald gilbert glenn gordon graham greg gregory
    guillermo gustavo guy harold harry hassan hector henry herbert howard hugh ian ibrahim
    isaac ivan jack jacob jake james jared jason javier jeff jeffrey jeremy jerome jerry jim
    jimmy joe joel john johnny jonathan jorge jose joseph josh joshua juan julian justin
    karl keith ken kenneth kevin kurt lance larry lawrence leo leon leonard lewis louis
    lucas luis luke malcolm manuel marcus mario mark martin marvin matt matthew maurice max
    michael miguel mike mitch mitchell mohamed mohammad mohammed muhammad nathan ned neil
    nicholas nick nigel norman oliver omar oscar otto owen patrick paul pedro pete peter
    phil philip phillip rafael ralph ramon randy ray raymond ricardo richard rick ricky
    robert roberto rodney roger roland ron ronald roy rudy russell ryan sam samuel scott
    sean sergei sergio seth simon spencer stanley stephen steve steven stuart ted terrence
    theodore thomas tim timothy tobias todd tom tommy tony travis trevor victor vince
    vincent vladimir volodymyr walter warren wayne wesley will william xavier
    yusuf zachary""".split()
_SHE = """abigail adriana agnes alexandra alexandria alice alicia alison allison amanda amelia amy
    ana angela anita ann anna anne annette april audrey barbara beatrice becky bernice beth
    betsy betty bonnie brenda bridget camilla carmen carol caroline carolyn catherine
    cecilia charlotte cheryl christina christine cindy claire clara claudia colleen
    constance cynthia daniela danielle deborah debra delores denise diana diane dolores
    donna dorothy edith eileen elaine eleanor elena elise elizabeth ella ellen emily emma
    erica erin esther ethel eva evelyn fatima fiona florence frances gabriela gail gina
    gladys gloria grace greta gwen hannah harriet heather heidi helen helena hilary hillary
    holly ida ingrid irene isabel isabella jacqueline jane janet janice jeanne jennifer
    jessica jill joan joanna josephine joyce juanita judith judy julia julie june kamala
    karen kate katherine kathleen kathryn kathy katie kayla kimberly kirsten kristen kristin
    laura lauren leah lena lillian linda lisa liz lois lorraine louise lucia lucille lucy
    lydia madeleine madison maggie marcia margaret maria marianne marie marilyn marina
    marjorie marlene martha mary maureen megan melanie melinda melissa meredith michelle
    mildred miriam molly monica nadia nancy naomi natalie natasha nicole nina nora norma
    olga olivia pamela patricia patty paula pauline peggy penelope phyllis priscilla rachel
    rebecca regina renee rhonda rita roberta rosa rosalind rose rosemary ruth sally samantha
    sandra sara sarah sharon sheila shirley simone sonia sophia sophie stella stephanie
    susan suzanne sylvia tamara tammy tanya tara teresa theresa tiffany tina ursula valerie
    vanessa vera veronica victoria virginia vivian wanda wendy winifred yolanda yvette
    yvonne""".split()
PRONOUNS = dict.fromkeys(_HE, "he") | dict.fromkeys(_SHE, "she")
